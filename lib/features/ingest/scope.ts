/** One connector of one organization: what facts belong to. */
export type Scope = { organizationId: string; connectorId: string }
