/** Advisory lock: shared by every transaction that encrypts, exclusive for the change of the key. */
export const SEALING = 72_707_370
