/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<div id="datapath">
  <h1 id="path-title"></h1>
  <p id="path-finding" class="finding" aria-live="polite"></p>
  <form class="fields" id="path-controls" aria-label="What is shown">
    <p class="field"><label for="path-a">Datapath</label> <select id="path-a"></select></p>
    <details class="menu choices" id="changes-a"><summary></summary><div></div></details>
    <p class="field"><label for="path-b">compared with</label> <select id="path-b"></select></p>
    <details class="menu choices" id="changes-b"><summary></summary><div></div></details>
    <button type="button" id="path-swap">Swap</button>
    <p class="field"><label for="path-load">Traffic</label> <select id="path-load"></select></p>
    <p class="field">
      <label for="path-processes">Processes</label> <select id="path-processes"></select>
    </p>
    <p class="field"><label for="path-mtu">MTU</label> <select id="path-mtu"></select></p>
    <p class="field"><label for="path-machine">Machine</label> <select id="path-machine"></select></p>
  </form>
  <p id="path-refusal" class="refusal" role="status" hidden></p>
  <div id="path-shown">
    <section id="steps" aria-labelledby="steps-title" hidden>
      <h2 id="steps-title">Why</h2>
      <fieldset class="choice" id="path-measure"><legend>Steps of</legend></fieldset>
      <p class="caption" id="steps-caption"></p>
      <div class="frame chart">
        <svg id="waterfall" role="listbox" aria-labelledby="steps-title"></svg>
      </div>
      <p class="detail" id="waterfall-detail"></p>
      <details id="steps-table"><summary>Steps as a table</summary></details>
    </section>
    <section aria-labelledby="path-heading">
      <h2 id="path-heading">The way of a packet</h2>
      <p class="caption" id="path-caption"></p>
      <div class="player" role="group" aria-label="Walk of the packet">
        <button type="button" id="walk-play">Walk</button>
        <button type="button" id="walk-back" aria-label="One step back">◂ step</button>
        <button type="button" id="walk-on" aria-label="One step on">step ▸</button>
        <p class="field">
          <label for="walk-pace">1 us takes</label> <select id="walk-pace"></select>
        </p>
        <output id="walk-now"></output>
      </div>
      <h3 class="path-name" id="path-name-a"></h3>
      <div class="frame path"><svg id="path-chart-a" role="listbox" aria-labelledby="path-name-a"></svg></div>
      <h3 class="path-name" id="path-name-b" hidden></h3>
      <div class="frame path" id="frame-b" hidden>
        <svg id="path-chart-b" role="listbox" aria-labelledby="path-name-b"></svg>
      </div>
      <div class="stage-detail" id="path-detail"></div>
      <details id="path-table"><summary>The way as a table</summary></details>
    </section>
    <section id="pairs" aria-labelledby="pairs-title" hidden>
      <h2 id="pairs-title">Stage by stage</h2>
      <p class="caption" id="pairs-caption"></p>
      <p class="pair-sides" aria-hidden="true"><span id="pairs-a"></span><span id="pairs-b"></span></p>
      <div class="frame pairs"><svg id="pairs-chart" role="listbox" aria-labelledby="pairs-title"></svg></div>
      <p class="detail" id="pairs-detail"></p>
      <details id="pairs-table"><summary>Stages as a table</summary></details>
    </section>
  </div>
</div>`;
