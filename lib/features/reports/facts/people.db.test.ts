import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import { personOf, readPeople } from './people'

afterAll(disconnect)

/** Few ids and e-mails over three directories, so that people run together in long chains. */
const id = fc.integer({ min: 0, max: 11 }).map((number) => `user-${number}`)
const email = fc.option(fc.integer({ min: 0, max: 7 }).map((number) => `person-${number}@example.com`))
const directory = fc.uniqueArray(fc.record({ externalId: id, email, name: fc.option(fc.constantFrom('Ada', 'Berta')) }), { selector: ({ externalId }) => externalId, minLength: 3 })

it('knows some people just as it knows them among all', async () => {
  const { admin } = await makeOrganization()
  const { organizationId } = admin
  const connectorIds = [await insertConnector(admin), await insertConnector(admin), await insertConnector(admin)].map(({ connectorId }) => connectorId)
  let merges = 0
  await fc.assert(fc.asyncProperty(fc.tuple(directory, directory, directory), fc.uniqueArray(id, { maxLength: 4 }), async (directories, userIds) => {
    await inTenant(admin, async (tx) => {
      await tx.directoryEntry.deleteMany({ where: { organizationId } })
      await tx.directoryEntry.createMany({ data: directories.flatMap((entries, at) => entries.map((entry) => ({ ...entry, organizationId, connectorId: connectorIds[at] ?? '', kind: 'user', personKind: null, state: 'active', updatedAt: new Date('2026-01-01T00:00:00Z') }))) })
    })
    const [all, some] = await inTenantSql(admin, async (tx) => [await readPeople(tx, admin), await readPeople(tx, admin, { userIds })], 'read')
    for (const userId of userIds) {
      const person = personOf(all, userId)
      if (person !== userId) merges++
      expect(personOf(some, userId)).toBe(person)
      expect(some.persons.get(person)).toEqual(all.persons.get(person))
      const known = (people: typeof all) => [...people.ids.keys()].filter((other) => personOf(people, other) === person).sort()
      expect(known(some)).toEqual(known(all))
    }
  }), { numRuns: 60 })
  expect(merges).toBeGreaterThan(5)
}, 120_000)
