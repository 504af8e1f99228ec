/** Milliseconds as `1.2 s`. */
export declare const seconds: (ms: number) => string

/** Says what happens, that it still happens, and how long it took. Plain JavaScript, since it runs before anything is installed. */
export declare const step: <T>(title: string, work: (say: (words: string) => void) => Promise<T> | T) => Promise<T>
