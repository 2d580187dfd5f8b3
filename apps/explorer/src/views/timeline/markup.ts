/** The parts of the view; all that is read from data is put in later, as text. */
export const markup = `
<div id="timeline">
  <h1 id="timeline-title"></h1>
  <p id="timeline-finding" class="finding" aria-live="polite"></p>
  <form class="fields" id="timeline-controls" aria-label="What is shown">
    <p class="field"><label for="timeline-path">Datapath</label> <select id="timeline-path"></select></p>
    <details class="menu choices" id="timeline-changes"><summary></summary><div></div></details>
    <p class="field"><label for="timeline-load">Traffic</label> <select id="timeline-load"></select></p>
    <p class="field">
      <label for="timeline-processes">Processes</label> <select id="timeline-processes"></select>
    </p>
    <p class="field"><label for="timeline-mtu">MTU</label> <select id="timeline-mtu"></select></p>
    <p class="field">
      <label for="timeline-machine">Machine</label> <select id="timeline-machine"></select>
    </p>
  </form>
  <p class="status-line">
    <span id="timeline-status" role="status"></span>
    <progress id="timeline-progress" max="1" aria-label="Recording"></progress>
    <button type="button" id="timeline-cancel">Cancel</button>
  </p>
  <p id="timeline-refusal" class="refusal" role="status" hidden></p>
  <div id="timeline-shown">
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">One millisecond, CPU by CPU</h2>
      <p class="caption" id="timeline-caption">
        <span class="key key-process"></span> process, <span class="key key-softirq"></span> softirq;
        paler: paid after the skb has left. Wheel or <kbd>w</kbd> <kbd>s</kbd> zoom, drag or
        <kbd>a</kbd> <kbd>d</kbd> move, <kbd>0</kbd> shows all; arrows go from slice to slice,
        <kbd>Enter</kbd> follows one, <kbd>Esc</kbd> lets it go.
      </p>
      <div class="player" role="group" aria-label="What is in view">
        <button type="button" id="timeline-in" aria-label="Zoom in">+</button>
        <button type="button" id="timeline-out" aria-label="Zoom out">\u2212</button>
        <button type="button" id="timeline-back" aria-label="Earlier">◂</button>
        <button type="button" id="timeline-on" aria-label="Later">▸</button>
        <button type="button" id="timeline-all">All</button>
        <button type="button" id="timeline-followed" disabled>Show what is followed</button>
        <button type="button" id="timeline-chrome">Save for Perfetto</button>
        <button type="button" id="timeline-speedscope">Save for speedscope</button>
      </div>
      <div
        class="frame timeline"
        id="timeline-frame"
        tabindex="0"
        role="application"
        aria-roledescription="timeline"
        aria-labelledby="timeline-heading"
        aria-describedby="timeline-caption timeline-detail"
      ><svg id="timeline-chart" role="img" aria-labelledby="timeline-heading"></svg></div>
      <div class="stage-detail" id="timeline-detail" aria-live="polite"></div>
      <section id="followed" aria-labelledby="followed-title" hidden>
        <h3 id="followed-title"></h3>
        <ol id="followed-list"></ol>
      </section>
      <details id="timeline-table"><summary>CPUs as a table</summary></details>
    </section>
  </div>
</div>`;
