/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<div class="bench" id="what-if">
  <div class="bench-head">
    <h1 id="headline"></h1>
    <p id="finding" aria-live="polite"></p>
  </div>
  <form class="bench-controls" id="load" aria-label="Load and machine"></form>
  <section class="bench-chart chart" aria-labelledby="multiples-title">
    <div class="bench-bar">
      <h2 id="multiples-title"></h2>
      <p class="field"><label for="metric">Shown</label> <select id="metric"></select></p>
      <p class="field"><label for="set">Datapaths</label> <select id="set"></select></p>
    </div>
    <p class="bench-status">
      <span id="status" role="status"></span>
      <progress id="progress" max="1" aria-label="Simulation"></progress>
      <button type="button" id="cancel">Cancel</button>
      <button type="button" id="pin">Pin this load</button>
    </p>
    <ul id="pins" aria-label="Pinned loads"></ul>
    <div class="frame"><svg id="multiples" role="listbox" aria-labelledby="multiples-title"></svg></div>
    <p class="caption">
      <span class="key key-bar"></span> predicted; <span class="key key-wide"></span> nine
      measurements of ten, <span class="key key-thick"></span> half of them are expected here;
      <span class="key key-pin"></span> a pinned load.
    </p>
    <p class="detail" id="multiples-detail"></p>
    <p class="caption" id="basis"></p>
    <details id="multiples-table"><summary>As a table</summary></details>
  </section>
</div>`;
