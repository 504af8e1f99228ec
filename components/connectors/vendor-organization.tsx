type Props = { id: string | null; unknown: string }

/** A fingerprint is not a name: where OpenAI gives none, say how the organization is recognised. */
export function VendorOrganization({ id, unknown }: Props) {
  if (id === null) return <>{unknown}</>
  return id.startsWith('project:') ? <span title={id}>unnamed, known by its oldest project</span> : <span title={id}>{id}</span>
}
