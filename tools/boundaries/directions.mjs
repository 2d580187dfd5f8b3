/**
 * Who may import whom, and why nothing more. One row per project; tests obey the same rows,
 * but for what `testsMayImport` adds.
 *
 * @typedef {{
 *   readonly from: string,
 *   readonly mayImport: readonly string[],
 *   readonly testsMayImport?: readonly string[],
 *   readonly because: string,
 * }} Direction
 */

/** @type {readonly Direction[]} */
export const directions = [
  {
    from: 'packages/units',
    mayImport: [],
    because: 'units are the ground that everything else stands on',
  },
  {
    from: 'packages/stats',
    mayImport: [],
    because: 'a numerical function without domain words can be checked against a textbook',
  },
  {
    from: 'packages/engine',
    mayImport: ['packages/units'],
    because: 'a kernel with no domain is one that can be checked against queueing theory',
  },
  {
    from: 'packages/datapath',
    mayImport: ['packages/units'],
    because: 'the vocabulary is shared by prediction and measurement and may know neither',
  },
  {
    from: 'packages/simulator',
    mayImport: ['packages/engine', 'packages/datapath', 'packages/stats', 'packages/units'],
    // Cost tables and hardware profiles as they stand in data/, never a measurement.
    testsMayImport: ['packages/dataset'],
    because:
      'a prediction that can see the answer is not one (stats gives the stop rule its batch ' +
      'means and t quantiles)',
  },
  {
    from: 'packages/dataset',
    mayImport: ['packages/datapath', 'packages/units'],
    because: 'data outlives models',
  },
  {
    from: 'packages/calibration',
    mayImport: [
      'packages/simulator',
      'packages/dataset',
      'packages/datapath',
      'packages/stats',
      'packages/units',
    ],
    because: 'prediction and measurement meet here, and reach the engine through the simulator',
  },
  {
    from: 'apps/cli',
    mayImport: [
      'packages/calibration',
      'packages/datapath',
      'packages/dataset',
      'packages/engine',
      'packages/simulator',
      'packages/stats',
      'packages/units',
      'apps/validator',
    ],
    because:
      'the command line may use any package, and puts the verbs of the validator among its own',
  },
  {
    from: 'apps/explorer',
    mayImport: [
      'packages/simulator',
      'packages/calibration',
      'packages/dataset',
      'packages/datapath',
      'packages/stats',
      'packages/units',
    ],
    because: 'the explorer shows predictions beside measurements; the engine is a detail of them',
  },
  {
    from: 'apps/validator',
    mayImport: ['packages/dataset', 'packages/datapath', 'packages/stats', 'packages/units'],
    because: 'a measurement that can see the prediction is not one',
  },
  {
    from: 'tools',
    mayImport: [
      'packages/calibration',
      'packages/datapath',
      'packages/dataset',
      'packages/engine',
      'packages/simulator',
      'packages/stats',
      'packages/units',
    ],
    because: 'tools measure and document the packages, and no app',
  },
];
