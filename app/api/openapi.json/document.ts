import 'server-only'
import { z } from 'zod'
import { GROUP_BY, MEASURED, PERIODS } from '@/lib/domain/report-filter'
import { NARROWABLE } from '@/lib/domain/report-narrowing'
import { Batch } from '@/lib/features/reports/batch-model'
import { Choices } from '@/lib/features/reports/choices-model'
import { Costs } from '@/lib/features/reports/costs-model'
import { ModelMix } from '@/lib/features/reports/model-mix-model'
import { FIGURES } from '@/lib/domain/figures'
import { Overview } from '@/lib/features/reports/overview-model'
import { FigureBy, Provenance } from '@/lib/features/reports/provenance-model'
import { Services } from '@/lib/features/reports/services-model'
import { Thing } from '@/lib/features/reports/thing-model'
import { Things } from '@/lib/features/reports/things-model'
import { Tokens } from '@/lib/features/reports/tokens-model'

/** The zod model of every report, by the report's word: what the pages parse is what is described. */
export const MODELS: Record<string, { model: z.ZodType; summary: string }> = {
  overview: { model: Overview, summary: 'Five key figures, daily spend by group, movers, health of connectors' },
  'model-mix': { model: ModelMix, summary: 'Spend by tier, thinking tokens, figures per model' },
  tokens: { model: Tokens, summary: 'Daily and hourly tokens of completions by what they were' },
  costs: { model: Costs, summary: 'Dollars by day and line item, settlement, restatements' },
  services: { model: Services, summary: 'Every service in its own unit, with its dollars' },
  batch: { model: Batch, summary: 'Batch and service tiers: tokens and dollars' },
  choices: { model: Choices, summary: 'What a report can be narrowed to, with names' },
  projects: { model: Things, summary: 'Projects with their dollars, share and trend' },
  users: { model: Things, summary: 'People with their allocated dollars, share and trend' },
  'api-keys': { model: Things, summary: 'API keys with their dollars, share and trend' },
}
const THINGS = ['projects', 'users', 'api-keys']

const query = (name: string, schema: object, description: string) => ({ name, in: 'query', required: false, schema, description })
const text = { type: 'string' }
const PARAMETERS = [
  query('period', { type: 'string', enum: PERIODS.filter((period) => period !== 'custom') }, 'A preset; month-to-date when nothing is given. Not together with from and to.'),
  query('from', { type: 'string', format: 'date' }, 'First UTC day, included.'),
  query('to', { type: 'string', format: 'date' }, 'Last UTC day, included.'),
  query('connector', { type: 'array', items: { type: 'string', format: 'uuid' } }, 'Connectors, repeated; all when none is named.'),
  ...NARROWABLE.map((kind) => query(kind, { type: 'array', items: text }, `Only these, repeated: ${kind === 'model' || kind === 'service' ? 'names' : 'OpenAI’s ids'}.`)),
  query('groupBy', { type: 'string', enum: GROUP_BY }, 'What the dollars are grouped by, where the report groups.'),
  query('measured', { type: 'string', enum: MEASURED }, 'What the daily chart counts, where the report can choose.'),
]

const FIGURE = [
  { ...query('figure', { type: 'string', enum: Object.keys(FIGURES) }, 'Which figure.'), required: true },
  query('by', { type: 'string', enum: FigureBy.options }, 'What the rows of its table are told apart by.'),
  query('key', text, 'One row of that table, by its group key, for example thing:proj_1.'),
]

/** Beside the filter of a report: what a CSV is of. */
const CSV = [query('table', text, 'Which table of the page; its main one when nothing is given.'), query('hide', { type: 'array', items: text }, 'Columns of that table to leave out, repeated, by the id the page gives them.')]
const AUDIT_LOG = [
  query('text', text, 'In any field of the event.'),
  query('actor', text, 'users, jobs, or one of them as user:id or job:name.'),
  query('action', text, 'What was done, for example connector.synced.'),
  query('from', { type: 'string', format: 'date' }, 'First UTC day, included.'),
  query('to', { type: 'string', format: 'date' }, 'Last UTC day, included.'),
]

const Problem = z.object({ type: z.string(), status: z.number(), code: z.string(), detail: z.string(), nextStep: z.string().nullable() })
const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
const content = (type: string, schema: object) => ({ content: { [type]: { schema } } })

const cookie = (name: string, description: string) => ({ type: 'apiKey', in: 'cookie', name, description })

const refusals = Object.fromEntries(Object.entries({ 400: 'The question makes no sense; the detail says why', 401: 'Not signed in', 403: 'Not allowed', 404: 'It does not exist, or belongs to another organization' })
  .map(([status, description]) => [status, { description, ...content('application/problem+json', { $ref: '#/components/schemas/Problem' }) }]))

function reportPath(summary: string, schema: object, path: object[] = []) {
  return { get: { summary, parameters: [...path, ...PARAMETERS], responses: { 200: { description: 'The report. Dollars are exact decimal text (USD), counts whole-number text, days UTC.', ...content('application/json', schema) }, ...refusals } } }
}

const csvPath = (summary: string, parameters: object[]) => ({ get: { summary, parameters, responses: { 200: { description: 'CSV, streamed', ...content('text/csv', text) }, ...refusals } } })

/** The API as OpenAPI 3.1, made from the schemas that serve. Every path needs the session cookie of a signed-in member. */
export function openApiDocument() {
  const id = { name: 'id', in: 'path', required: true, schema: text, description: 'OpenAI’s id of the project, user or key.' }
  const reports = Object.entries(MODELS).map(([name, { model, summary }]) => [`/api/reports/${name}`, reportPath(summary, json(model))])
  const things = THINGS.map((name) => [`/api/reports/${name}/{id}`, reportPath(`One of the ${name.replace('-', ' ')}: its figures, daily spend and parts`, json(Thing), [id])])
  const made = reportPath('How one figure of a report was made: formula, rows, sums, origin, settlement, allocation', json(Provenance), FIGURE)
  const exports = Object.keys(MODELS).filter((name) => name !== 'choices').map((name) => [`/api/exports/${name}`, csvPath(`What the page ${name} shows, as CSV`, [...PARAMETERS, ...CSV])])
  const thingExports = THINGS.map((name) => [`/api/exports/${name}/{id}`, csvPath(`What the page of one of the ${name.replace('-', ' ')} shows, as CSV`, [id, ...PARAMETERS, ...CSV])])
  const auditLog = csvPath('The audit log as CSV, newest event first; for admins', AUDIT_LOG)
  return {
    openapi: '3.1.0',
    info: { title: 'CloudMonitor', version: '1', description: 'What an organization spends on AI. Read-only.' },
    paths: Object.fromEntries([...reports, ...things, ['/api/reports/provenance', made], ...exports, ...thingExports, ['/api/exports/audit-log', auditLog]]),
    components: { schemas: { Problem: json(Problem) }, securitySchemes: { session: cookie('next-auth.session-token', 'Where people use an http address.'), secureSession: cookie('__Secure-next-auth.session-token', 'Where people use an https address.') } },
    security: [{ session: [] }, { secureSession: [] }],
  }
}
