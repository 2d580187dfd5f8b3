/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<h1>How far off the predictions are</h1>
<p id="accuracy-sentence" aria-live="polite"></p>
<form id="accuracy-controls" class="controls" aria-label="What is judged">
  <p class="field"><label for="accuracy-of">Judged</label> <select id="accuracy-of"></select></p>
  <fieldset class="choice" id="accuracy-figure"><legend>Figure</legend></fieldset>
  <fieldset class="choice" id="accuracy-by"><legend>Table by</legend></fieldset>
</form>
<div class="charts">
  <section class="chart" aria-labelledby="strips-title">
    <h2 id="strips-title">Errors by datapath</h2>
    <p class="caption">
      Each dot a figure: how far the prediction is above (right) or below what was measured. Full:
      held out, so that nothing saw it; hollow: seen or fitted. The widest median error first.
    </p>
    <div class="frame"><svg id="strips" role="listbox" aria-labelledby="strips-title"></svg></div>
    <p class="detail" id="strips-detail"></p>
  </section>
  <section class="chart" aria-labelledby="pairs-title">
    <h2 id="pairs-title">Predicted over measured</h2>
    <p class="caption" id="pairs-note"></p>
    <div class="frame"><svg id="pairs" role="listbox" aria-labelledby="pairs-title"></svg></div>
    <p class="detail" id="pairs-detail"></p>
  </section>
</div>
<section aria-labelledby="scores-title">
  <h2 id="scores-title">Misses first</h2>
  <div id="scores"></div>
</section>
<section aria-labelledby="targets-title" id="targets-section" hidden>
  <h2 id="targets-title">Targets of this evaluation</h2>
  <div id="targets"></div>
</section>`;
