/** Whether this version of Node, such as 20.1.0, runs CloudMonitor. */
export declare const isNewEnough: (version: string) => boolean
