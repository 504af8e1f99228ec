/** The formulas of the figures, in words. */
export const FORMULAS = {
  totalSpend: 'The sum of billed dollars, all connectors, in the period. It is compared with the period before; today is left out of the comparison on both sides.',
  costPerDeveloper: 'Total AI spend ÷ distinct people active in the period. A person is one e-mail address over all connectors (the user id where it is unknown); service accounts are not people.',
  modelMix: 'The share of dollars in frontier, mid and entry models, among the dollars whose line item names a model. Models that are not in the catalogue are unclassified. Dollars without a model stand apart as No model.',
  cacheHitRate: 'Cached input tokens ÷ input tokens of completions. Input tokens include the cached ones.',
  thinking: 'OpenAI’s organization API reports no reasoning tokens. Derived: output tokens of reasoning models, shown as “up to N” with two addends, o-series and other reasoning models (catalogue). If a row ever carries an explicit reasoning field, that exact number is used instead.',
  spend: 'The sum of billed dollars of the period, as the chart and the table below show it.',
  batch: 'Allocated batch dollars ÷ dollars of completions line items. OpenAI’s line items do not say batch, so the dollars are allocated by usage: batch tokens weigh half. Beside it stands the share of completions tokens that went through batch.',
} as const
