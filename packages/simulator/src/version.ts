/** Version of the model's mechanisms, for run records; it changes when predictions can. */
export const modelVersion = '0.1.0';
