/** Finds a code in what a camera shows now; null if there is none that can be read. */
export type ReadCode = (video: HTMLVideoElement) => Promise<string | null>;
