/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<div class="bench" id="size">
  <div class="bench-head">
    <h1 id="headline"></h1>
    <p id="finding" aria-live="polite"></p>
  </div>
  <form class="bench-controls" id="asked" aria-label="What has to be carried">
    <div class="group">
      <p class="field">
        <label for="demand">Load, in all</label>
        <input type="number" id="demand" min="0" step="any" required />
        <span id="demand-unit"></span>
      </p>
      <p class="field">
        <label for="share">Use at most</label>
        <input type="number" id="share" min="5" max="100" step="1" required /> <span>%</span>
      </p>
      <p class="field">
        <label for="limit">Latency within</label>
        <input type="number" id="limit" min="0" step="any" placeholder="any" /> <span>us</span>
      </p>
      <p class="field"><label for="percentile">at</label> <select id="percentile"></select></p>
      <p class="field"><label for="set">Datapaths</label> <select id="set"></select></p>
      <p class="hint" id="hint" role="status"></p>
    </div>
    <div id="load"></div>
  </form>
  <section class="bench-chart chart" aria-labelledby="size-title">
    <h2 id="size-title">Machines at each end</h2>
    <p class="bench-status">
      <span id="status" role="status"></span>
      <progress id="progress" max="1" aria-label="Simulation"></progress>
      <button type="button" id="cancel">Cancel</button>
    </p>
    <div class="frame"><svg id="size-chart" role="listbox" aria-labelledby="size-title"></svg></div>
    <p class="detail" id="size-detail"></p>
    <ul class="sentences" id="not-carried"></ul>
    <p class="caption">
      Machines come in pairs: one asks or sends, the other answers, as they are measured.
      <span class="key key-wide"></span> nine times of ten that many are needed. Cores are those
      that the load keeps busy, of both ends together.
    </p>
    <p class="caption" id="basis"></p>
    <details id="size-table"><summary>As a table</summary></details>
  </section>
</div>`;
