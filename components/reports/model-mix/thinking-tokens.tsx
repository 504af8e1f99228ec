import { Count } from '@/components/ui/count'
import type { CountText } from '@/lib/domain/count'
import type { Thinking } from '@/lib/features/reports/model-mix-model'
import { KpiCard } from '../kpi-card'

/** "up to N" while it is derived; the plain number once every row says it. */
export const ThinkingTokens = ({ thinking: { tokens, exact, oSeries, otherModels }, output }: { thinking: Thinking; output: CountText }) => (
  <KpiCard figure="thinking" shown={tokens} mark={exact ? undefined : 'derived'} value={<>{exact ? '' : 'up to '}<Count value={tokens} /></>}>
    <p><Count value={oSeries} /> o-series + <Count value={otherModels} /> other reasoning models</p>
    <p>of <Count value={output} /> output tokens</p>
  </KpiCard>
)
