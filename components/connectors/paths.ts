/** Where the connectors of OpenAI are, and each of them. */
export const CONNECTORS_PATH = '/settings/ai-providers/openai'
export const connectorPath = (connectorId: string): string => `${CONNECTORS_PATH}/${connectorId}`
