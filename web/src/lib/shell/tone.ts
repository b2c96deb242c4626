// The meanings that colour may support. Must never grow one without a word that says it too.
export type Tone = 'ok' | 'soon' | 'late' | 'info' | 'neutral';
