import { Usd } from '@/components/ui/usd'
import type { DecimalText } from '@/lib/domain/money'

/** Dollars of a report, to the cent. Until any of its period are known (`known`, as the report says) they are a dash: not settled yet is not zero. */
export const Dollars = ({ known, amount }: { known: boolean; amount: DecimalText }) => (known ? <Usd amount={amount} /> : <span title="No dollars are known yet">–</span>)
