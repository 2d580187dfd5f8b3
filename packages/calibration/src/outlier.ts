/**
 * Standard deviations beyond which an error counts linearly. One or two figures of a study are off by
 * five or more whatever the costs are; squared, they would rule the fit.
 */
export const outlierFrom = 2;
