import { sparkline } from '@/lib/charts/sparkline'
import type { DecimalText } from '@/lib/domain/money'

const [WIDTH, HEIGHT, PAD] = [80, 20, 2]

/** The course of an amount, without numbers: they stand in the row and on the page behind it. */
export const Spark = ({ points }: { points: (DecimalText | null)[] }) => (
  <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden style={{ display: 'inline-block', verticalAlign: 'middle' }}>
    {sparkline(points).map((run, index) => (
      <polyline
        key={index} fill="none" stroke="var(--mantine-primary-color-filled)" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round"
        points={run.map(({ x, y }) => `${PAD + x * (WIDTH - 2 * PAD)},${PAD + y * (HEIGHT - 2 * PAD)}`).join(' ')}
      />
    ))}
  </svg>
)
