/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<h1>Every measured row</h1>
<p id="data-sentence" aria-live="polite"></p>
<form id="data-controls" class="controls" aria-label="Which rows">
  <p class="field">
    <label for="data-words">Search</label>
    <input type="search" id="data-words" autocomplete="off" placeholder="wireguard tcp-stream" />
  </p>
  <p class="field"><label for="data-source">Source</label> <select id="data-source"></select></p>
  <p class="field"><label for="data-metric">Metric</label> <select id="data-metric"></select></p>
</form>
<div id="data-scroller" tabindex="0" role="region" aria-label="Measured rows">
  <table role="table" id="data-table">
    <thead><tr></tr></thead>
    <tbody></tbody>
  </table>
</div>
<p class="detail" id="data-detail"></p>
<section aria-labelledby="desk-title">
  <h2 id="desk-title">Your own measurements</h2>
  <p class="caption">
    Drop files anywhere on the page, or choose them: rows of a validator run or any table in this
    project's format (measurements.csv), output of iperf3 (-J), netperf (-- -k), k8s-netperf, fortio or
    flent, and what "hopwise evaluate --json" or "hopwise compare --json" printed. They stay in this
    browser: nothing is sent anywhere, and they are gone when the page is.
  </p>
  <p class="field">
    <label for="desk-files">Choose files</label> <input type="file" id="desk-files" multiple />
  </p>
  <ul id="desk"></ul>
</section>`;
