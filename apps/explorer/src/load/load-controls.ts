import { type Hardware, modifiers } from '@hopwise/datapath';
import { drawSelect } from '../parts/select.ts';
import { setText } from '../parts/set-text.ts';
import { type FieldGroup, fieldGroups, type SelectField, type SwitchField } from './fields.ts';
import { knobControl, type LoadControl } from './knob-control.ts';
import { initialLoad, type Load } from './load.ts';

type Change = (load: Load) => void;

/** Controls of everything that a load says, in groups that fold. */
export function loadControls(
  place: HTMLElement,
  { machines, change }: { readonly machines: readonly Hardware[]; readonly change: Change },
): (load: Load, hardware: Hardware) => void {
  const groups = fieldGroups.map((group) => groupControl(group, machines, change));
  const all = [...groups, modifierControl(change)];
  place.replaceChildren(...all.map(({ node }) => node));
  return (load, hardware) => {
    for (const { update } of all) update(load, hardware);
  };
}

function groupControl(
  { id, title, selects, knobs, switches }: FieldGroup,
  machines: readonly Hardware[],
  change: Change,
): LoadControl {
  const controls = [
    ...selects.map((field) => selectControl(field, machines, change)),
    ...knobs.map((knob) => knobControl(knob, change)),
    ...switches.map((field) => switchControl(field, change)),
  ];
  return together(foldable(`group-${id}`, title, id !== 'nic'), controls);
}

function foldable(id: string, title: string, isOpen: boolean): HTMLDetailsElement {
  const node = Object.assign(document.createElement('details'), { id, open: isOpen });
  node.className = 'group';
  node.append(Object.assign(document.createElement('summary'), { textContent: title }));
  return node;
}

function together(node: HTMLElement, controls: readonly LoadControl[]): LoadControl {
  node.append(...controls.map((control) => control.node));
  return {
    node,
    update: (load, hardware) => {
      for (const { update } of controls) update(load, hardware);
    },
  };
}

function selectControl(
  field: SelectField,
  machines: readonly Hardware[],
  change: Change,
): LoadControl {
  const node = Object.assign(document.createElement('p'), { className: 'field' });
  const select = Object.assign(document.createElement('select'), { id: `load-${field.id}` });
  const label = Object.assign(document.createElement('label'), {
    ...{ htmlFor: select.id, textContent: field.label },
  });
  node.append(label, select);
  let shown: Load = initialLoad;
  drawSelect(select, field.options(machines), field.value(shown), (value) =>
    change(field.chosen(shown, value)),
  );
  return {
    node,
    update: (load) => {
      shown = load;
      select.value = field.value(load);
    },
  };
}

function switchControl(field: SwitchField, change: Change): LoadControl {
  const { node, box } = checkbox(`load-${field.id}`, field.label);
  return {
    node,
    update: (load, hardware) => {
      box.checked = field.value(load, hardware);
      box.onchange = () => change(field.switched(load, box.checked, hardware));
    },
  };
}

function checkbox(id: string, text: string) {
  const node = Object.assign(document.createElement('label'), { className: 'switch' });
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', id });
  node.append(box, Object.assign(document.createElement('span'), { textContent: text }));
  return { node, box };
}

/** One box for each modifier; which of them a datapath refuses is said where the datapath is. */
function modifierControl(change: Change): LoadControl {
  const node = foldable('group-modifiers', 'Changes to the datapath', false);
  const summary = node.querySelector('summary');
  let shown: Load = initialLoad;
  const boxes = modifiers.map(({ id, title, summary: words }) => {
    const control = checkbox(`with-${id}`, title);
    control.node.title = words;
    control.box.addEventListener('change', () => {
      const rest = shown.modifiers.filter((each) => each !== id);
      change({ ...shown, modifiers: control.box.checked ? [...rest, id] : rest });
    });
    node.append(control.node);
    return { id, box: control.box };
  });
  return {
    node,
    update: (load) => {
      shown = load;
      for (const { id, box } of boxes) box.checked = load.modifiers.includes(id);
      const count = load.modifiers.length;
      if (summary !== null) {
        setText(summary, `Changes to the datapath${count === 0 ? '' : `: ${count}`}`);
      }
    },
  };
}
