/** The address of the one-time set-up page, or null once an organization exists. The token stands behind # so that no server or proxy logs it. */
export const makeSetupLink = async (address: string): Promise<string | null> => {
  const { issueSetupLink } = await import('@/lib/features/members/issue-setup-link')
  const { disconnect } = await import('@/lib/platform/db')
  const token = await issueSetupLink()
  await disconnect()
  return token === null ? null : `${address}/setup#${token}`
}
