/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<div class="bench" id="sweep">
  <div class="bench-head">
    <h1 id="headline"></h1>
    <div id="finding" aria-live="polite"><ul class="sentences" id="crossings"></ul></div>
  </div>
  <form class="bench-controls" id="asked" aria-label="What is swept">
    <div class="group">
      <p class="field"><label for="sweep-x">Sweep</label> <select id="sweep-x"></select></p>
      <p class="field"><label for="sweep-y">and</label> <select id="sweep-y"></select></p>
      <p class="field"><label for="metric">Shown</label> <select id="metric"></select></p>
    </div>
    <div class="group" id="map-choice" hidden>
      <p class="field"><label for="map-of">Map of</label> <select id="map-of"></select></p>
      <p class="field"><label for="map-against">against</label> <select id="map-against"></select></p>
    </div>
    <div class="group">
      <h2>Datapaths</h2>
      <ul class="systems" id="systems"></ul>
      <p class="field"><label for="add-datapath">Add</label> <select id="add-datapath"></select></p>
      <p class="field"><label for="add-modifier">with</label> <select id="add-modifier"></select></p>
      <button type="button" id="add">Add this line</button>
    </div>
    <div id="load"></div>
  </form>
  <section class="bench-chart chart" aria-labelledby="sweep-title">
    <h2 id="sweep-title"></h2>
    <p class="bench-status">
      <span id="status" role="status"></span>
      <progress id="progress" max="1" aria-label="Simulation"></progress>
      <button type="button" id="cancel">Cancel</button>
    </p>
    <div class="frame"><svg id="sweep-chart" role="img" aria-labelledby="sweep-title"></svg></div>
    <div class="knob cursor-knob" id="cursor-knob">
      <label for="cursor">Read at</label> <output for="cursor" id="cursor-value"></output>
      <button type="button" id="mark">Simulate here</button>
      <input type="range" id="cursor" min="0" step="1" />
    </div>
    <p class="detail" id="sweep-detail" aria-live="polite"></p>
    <p class="caption" id="sweep-caption"></p>
    <p class="caption" id="basis"></p>
    <details id="sweep-table"><summary>As a table</summary></details>
  </section>
</div>`;
