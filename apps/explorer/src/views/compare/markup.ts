/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<div id="study">
  <h1 id="headline"></h1>
  <p id="finding" aria-live="polite"></p>
  <ul id="doubts"></ul>
  <form id="controls" aria-label="What is shown">
    <p class="field"><label for="study-choice">Study</label> <select id="study-choice"></select></p>
    <p class="field"><label for="hardware-choice">Machine</label> <select id="hardware-choice"></select></p>
    <fieldset class="choice" id="workload"><legend>Test</legend></fieldset>
    <fieldset class="choice" id="processes"><legend>Client processes</legend></fieldset>
    <fieldset class="choice" id="sort"><legend>Order</legend></fieldset>
    <fieldset class="choice" id="chart-choice"><legend>Drawn as</legend></fieldset>
    <fieldset class="checks" id="needs"><legend>Products with</legend></fieldset>
  </form>
  <div class="charts">
    <section class="chart" aria-labelledby="rate-title">
      <h2 id="rate-title">Rate</h2>
      <p class="caption">
        <span id="chart-note"></span>
        <span class="bars-only"><span class="key key-bar"></span> predicted, <span class="key key-dot"></span>
        <span id="rate-published"></span>. <span id="rate-unit"></span>
        <span id="rate-interval"
          ><span class="key key-interval"></span> interval:
          <span id="rate-interval-note"></span>.</span
        ></span>
      </p>
      <div class="frame"><svg id="rate-chart" role="listbox" aria-labelledby="rate-title"></svg></div>
      <p class="detail" id="rate-detail"></p>
      <p id="ask-why" hidden>
        <label for="why-other" id="why-active"></label>
        <select id="why-other"></select>
        <button type="button" id="why-go">Show why</button>
      </p>
    </section>
    <section class="chart" aria-labelledby="cpu-title">
      <h2 id="cpu-title">CPU of both ends</h2>
      <p class="caption">
        Predicted in <span class="key key-process"></span> process,
        <span class="key key-softirq"></span> softirq and
        <span class="key key-hardirq"></span> hardirq context;
        <span class="key key-dot"></span> measured total.
        <span id="cpu-unit"></span>
      </p>
      <div class="frame"><svg id="cpu-chart" role="listbox" aria-labelledby="cpu-title"></svg></div>
      <p class="detail" id="cpu-detail"></p>
    </section>
  </div>
  <div class="tables">
    <details id="rate-table"><summary>Rates as a table</summary></details>
    <details id="cpu-table"><summary>CPU as a table</summary></details>
  </div>
  <section class="chart" aria-labelledby="latency-title" id="latency" hidden>
    <h2 id="latency-title">How long one operation takes</h2>
    <p class="caption">
      <span class="key key-span"></span> predicted: from the time that half of all operations keep, by
      those of 90, 99 and 99.9&nbsp;% to that of 99.99&nbsp;%, a line at each; in
      figures those of half (bold) and of 99&nbsp;%.
      <span class="key key-dot solid"></span> measured, where a source gives it.
    </p>
    <div class="frame"><svg id="latency-chart" role="listbox" aria-labelledby="latency-title"></svg></div>
    <p class="detail" id="latency-detail"></p>
    <details id="latency-table"><summary>Times as a table</summary></details>
  </section>
  <section aria-labelledby="limits-title">
    <h2 id="limits-title">What limits each datapath</h2>
    <dl id="limits"></dl>
  </section>
  <section aria-labelledby="accuracy-title">
    <h2 id="accuracy-title">How far off, over all tests of this study</h2>
    <p class="caption" id="accuracy-caption">
      Order: held-out rows, then seen, then fit; within each, the widest median error first, of
      rate or of CPU. Only held-out rows measure accuracy; of seen rows, a choice of the model
      knew. CPU is per operation or per byte, its mean signed error (bias) per end, where a sum
      would cancel. Same as host: what guessing the host's published figures gets.
    </p>
    <div id="accuracy"></div>
  </section>
  <p class="provenance" id="provenance"></p>
</div>`;
