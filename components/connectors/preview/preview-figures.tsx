import { StatePage } from '@/components/ui/state-page'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { BatchSection } from './batch-section'
import { CompareWithOpenai } from './compare-with-openai'
import { CostSection } from './cost-section'
import { DailyTokens } from './daily-tokens'
import { OtherServices } from './other-services'
import classes from './preview.module.css'
import { TokensBy } from './tokens-by'

export function PreviewFigures({ model }: { model: PreviewModel }) {
  if (model.empty) {
    return (
      <StatePage as="h2" title="No usage in these 14 days">
        <p>The key works; OpenAI reports neither usage nor costs for this organization. You can save the connector: figures appear once there is usage.</p>
      </StatePage>
    )
  }
  return (
    <>
      <DailyTokens model={model} />
      <TokensBy model={model} />
      <div className={classes.pair}>
        <div className={classes.column}>
          <CostSection model={model} />
          <CompareWithOpenai model={model} />
        </div>
        <div className={classes.column}>
          <BatchSection model={model} />
          <OtherServices model={model} />
        </div>
      </div>
    </>
  )
}
