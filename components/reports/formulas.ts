/** The formulas of the figures, in words. */
export const FORMULAS = {
  totalSpend: 'The sum of billed dollars, all connectors, in the period. It is compared with the period before; today is left out of the comparison on both sides.',
  costPerDeveloper: 'Total AI spend ÷ distinct people active in the period. A person is one e-mail address over all connectors (the user id where it is unknown); service accounts are not people.',
  modelMix: 'The share of dollars in frontier, mid and entry models, among the dollars whose line item names a model. Models that are not in the catalogue are unclassified. Dollars without a model stand apart as No model.',
  cacheHitRate: 'Cached input tokens ÷ input tokens of completions. Input tokens include the cached ones.',
  thinking: 'OpenAI’s organization API reports no reasoning tokens. Derived: output tokens of reasoning models, shown as “up to N” with two addends, o-series and other reasoning models (catalogue). If a row ever carries an explicit reasoning field, that exact number is used instead.',
  projectSpend: 'The dollars OpenAI billed to this project in the period: direct.',
  userSpend: 'OpenAI bills no people. The dollars of one day, project, key and line item are spread over the people behind its usage, by their share of its tokens (or other units): allocated. The parts add up to the bill exactly.',
  keySpend: 'The dollars OpenAI billed to this API key in the period: direct. Days on which OpenAI gave no dollars by API key are not in it.',
  requests: 'Requests of completions in the period, as OpenAI counts them.',
  tokens: 'Input tokens (cached ones included) plus output tokens of completions.',
  input: 'Input tokens of completions; they include what was read from the cache and written to it.',
  output: 'Output tokens of completions.',
  batchShare: 'Tokens of completions that went through batch ÷ all tokens of completions.',
  spend: 'The sum of billed dollars of the period, as the chart and the table below show it.',
  batch: 'Allocated batch dollars ÷ dollars of completions line items. OpenAI’s line items do not say batch, so the dollars are allocated by usage: batch tokens weigh half. Beside it stands the share of completions tokens that went through batch.',
} as const
