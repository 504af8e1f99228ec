import type { CountText } from '@/lib/domain/count'
import { formatTokens } from '@/lib/domain/tokens'

/** A whole number with thousands separators; nothing is rounded. */
export const Count = ({ value }: { value: CountText }) => <>{formatTokens(BigInt(value))}</>
