import { FIGURES } from '@/lib/domain/figures'
import { list, terms, text, type HelpTopic } from '../help-model'

export const readTheReports: HelpTopic = {
  slug: 'read-the-reports',
  title: 'How to read the reports',
  summary: 'What each figure means, how it is made, and when it is final.',
  sections: [
    {
      id: 'dollars-and-tokens',
      title: 'Dollars and tokens',
      blocks: [
        text('**Dollars** come from OpenAI’s costs records, as billed and to the last decimal. **Tokens** and other units come from the usage records. CloudMonitor never multiplies tokens by a price list: the only money shown is money OpenAI billed.'),
        text('All days are UTC days. Dollars on screen are rounded; hover a figure, or export CSV, for the exact value.'),
      ],
    },
    {
      id: 'figures',
      title: 'The key figures',
      blocks: [
        terms({
          [FIGURES.totalSpend.label]: FIGURES.totalSpend.formula,
          [FIGURES.costPerDeveloper.label]: FIGURES.costPerDeveloper.formula,
          [FIGURES.modelMix.label]: FIGURES.modelMix.formula,
          [FIGURES.cacheHitRate.label]: FIGURES.cacheHitRate.formula,
          [FIGURES.batchPercentage.label]: FIGURES.batchPercentage.formula,
          [FIGURES.thinking.label]: FIGURES.thinking.formula,
        }),
      ],
    },
    {
      id: 'settled',
      title: 'Open, provisional and settled days',
      blocks: [
        terms({
          Open: 'The UTC day is not over. Its figures rise with every poll. Missing dollars are not settled yet, never zero. Overview and Costs say how many of the dollars shown can still change.',
          Provisional: 'The day is over, but OpenAI may still add to it.',
          Settled: 'Usage and costs of the day were both read completely at or after 00:00 UTC two days later.',
          Restatement: 'OpenAI changed a settled day afterwards. Reports show the new value; Costs and the connector’s page list the old one beside it.',
        }),
        text('Days that are open or provisional are hatched in charts. A day that was not read is a gap, not a zero; so is, in a report about an API key, a day for which OpenAI gives no dollars by key.'),
      ],
    },
    {
      id: 'direct-and-allocated',
      title: 'Direct and allocated dollars',
      blocks: [
        text('OpenAI bills by project, line item and API key: those dollars are **direct**. It does not bill by person, by batch or by service tier: those dollars are **allocated**.'),
        text('The dollars of one day, project, key and line item are spread over the usage behind them, by the units that the line item measures: input by uncached input tokens, cached input by cached tokens, output by output tokens, images, characters, seconds and calls by their own unit. Batch tokens weigh half, as OpenAI charges half for them. The parts add up to the billed amount exactly.'),
        terms({
          Unattributed: 'Dollars that OpenAI billed without any matching usage.',
          'Other charges': 'Dollars whose line item names no model and no service CloudMonitor knows. They are kept under the text OpenAI sent.',
          'No model': 'Dollars of services that have no model, like file search or storage. In the model mix, other charges are among them.',
          Unclassified: 'Dollars of models that are in no tier. An admin can put them into one under Settings → Model tiers.',
        }),
      ],
    },
    {
      id: 'comparisons',
      title: 'Comparisons',
      blocks: [
        list(
          'Month, quarter and year to date are compared with as many first days of the one before.',
          'Last 7, 14, 30 or 90 days and Custom are compared with as many days before them; Last month with the month before.',
          'The open day is left out on both sides, and days that were not read are not compared.',
          'Where nothing was spent before, or credits outweighed it, the change has dollars and no percentage.',
        ),
      ],
    },
    {
      id: 'look-closer',
      title: 'Look closer',
      blocks: [
        terms({
          'How was this number made?': 'The question mark beside a figure, the one at the end of a row and the totals of a table open it: the formula, the stored rows it is the sum of, where and when they were read, how final they are, and what is allocated.',
          Tables: 'Press the head of a column to sort by it. **Columns** puts columns away; this browser remembers it, and CSV leaves them out too. Long tables can be searched.',
          'Drilling down': 'A row leads to the page of its project, person or API key; elsewhere, and in the legend of a chart, a name shows the same report of that thing alone. A bar shows its day. The buttons above the figures lead back.',
          Print: '**Print** gives the report whole on white paper, with its period, its filters and how new it is; as PDF too, by the browser’s own dialog.',
        }),
      ],
    },
    {
      id: 'share',
      title: 'Filter, share and export',
      blocks: [
        text('Period, comparison, filters and grouping are in the page’s address: send the link to a colleague of your organization, who sees the same view after signing in. CSV holds exactly what is shown, as decimal text with ISO dates in UTC.'),
        text('Period, connectors and grouping that you used last come along to the next report in this browser, also tomorrow; a link that says its own is never changed. **Reset filters** goes back to the month to date.'),
      ],
    },
  ],
}
