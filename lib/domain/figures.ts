import { z } from 'zod'

/**
 * Every kind of figure a report shows: what it is called, and how it is made, in words (product.md, KPIs and Attribution). The panel *How was
 * this number made?*, the help pages and the cards all take their text from here.
 */
export const FIGURES = {
  totalSpend: { label: 'Total AI spend', formula: 'The sum of billed dollars, all connectors, in the period. It is compared with the period before; today is left out of the comparison on both sides.' },
  spend: { label: 'Spend', formula: 'The sum of billed dollars of the period. By line item, model, service, project and key they are direct: as OpenAI bills them.' },
  projectSpend: { label: 'Spend of a project', formula: 'The dollars OpenAI billed to this project in the period: direct.' },
  userSpend: { label: 'Spend of a person', formula: 'OpenAI bills no people. The dollars of one day, project, key and line item are spread over the people behind its usage, by their share of its tokens (or other units): allocated. The parts add up to the bill exactly.' },
  keySpend: { label: 'Spend of an API key', formula: 'The dollars OpenAI billed to this API key in the period: direct. Days on which OpenAI gave no dollars by API key are not in it.' },
  workSpend: { label: 'Spend by batch or service tier', formula: 'OpenAI’s line items do not say batch or tier. The dollars of one day, project, key and line item are spread over the usage behind them, by its share of the tokens, batch at half weight: allocated. The parts add up to the bill exactly.' },
  share: { label: 'Share of spend', formula: 'The dollars of this row ÷ all dollars of the table.' },
  change: { label: 'Change of spend', formula: 'The dollars of the days compared − the dollars of the days they are compared with; the open day is left out on both sides.' },
  costPerDeveloper: { label: 'Cost per developer', formula: 'Total AI spend ÷ distinct people active in the period. A person is one e-mail address over all connectors (the user id where it is unknown); service accounts are not people.' },
  modelMix: { label: 'Model mix', formula: 'The share of dollars in frontier, mid and entry models, among the dollars whose line item names a model. Models that are not in the catalogue are unclassified. Dollars without a model stand apart as No model.' },
  cacheHitRate: { label: 'Cache hit rate', formula: 'Cached input tokens ÷ input tokens of completions. Input tokens include the cached ones.' },
  batchPercentage: { label: 'Batch percentage', formula: 'Allocated batch dollars ÷ dollars of completions line items. OpenAI’s line items do not say batch, so the dollars are allocated by usage: batch tokens weigh half. Beside it stands the share of completions tokens that went through batch.' },
  thinking: { label: 'Thinking tokens', formula: 'OpenAI does not report thinking tokens; this is the most they can be: all output of models that think, o-series + other reasoning models. Where a row does state its reasoning tokens, that exact number is used instead.' },
  requests: { label: 'Requests', formula: 'Requests of completions in the period, as OpenAI counts them.' },
  input: { label: 'Input tokens', formula: 'Input tokens of completions; they include what was read from the cache and written to it.' },
  cached: { label: 'Cached input tokens', formula: 'Input tokens of completions that were read from the cache.' },
  output: { label: 'Output tokens', formula: 'Output tokens of completions; thinking is among them.' },
  tokens: { label: 'Tokens', formula: 'Input tokens (cached ones included) plus output tokens of completions.' },
  tokenParts: { label: 'Daily tokens', formula: 'Input tokens of completions (uncached, read from the cache, written to it) plus output tokens, by UTC day.' },
  hourlyTokens: { label: 'Hourly tokens', formula: 'Input plus output tokens of completions, by the hour, for the last three days of the period. OpenAI answers hours and days apart: hours are never added up into days.' },
  perMillion: { label: '$ per 1M tokens', formula: 'Dollars ÷ input and output tokens of the days whose dollars are known × 1,000,000.' },
  batchShare: { label: 'Batch share', formula: 'Tokens of completions that went through batch ÷ all tokens of completions.' },
  tokenShare: { label: 'Share of tokens', formula: 'Input and output tokens of this row ÷ all tokens of completions.' },
  units: { label: 'Quantity of a service', formula: 'What the service counted, in its own unit, added up over the days. Stored bytes are a level: the average of the days that have one, never a sum.' },
  serviceRequests: { label: 'Requests of a service', formula: 'Requests to models through this service, as OpenAI counts them.' },
  quantity: { label: 'Billed quantity', formula: 'The quantity OpenAI states beside the dollars of this line item, in its own unit.' },
} as const satisfies Record<string, { label: string; formula: string }>

export type FigureId = keyof typeof FIGURES

/** The word of a figure, as it stands in addresses. */
export const FigureId = z.custom<FigureId>((text) => typeof text === 'string' && Object.hasOwn(FIGURES, text), 'This figure does not exist.')
