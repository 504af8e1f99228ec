type Props = { x: number; y: number; width: number; height: number; fill: string; faded: boolean; hatch: string | null }

/** One thing of one day. A hairline parts it from its neighbours where there is room for one. */
export function BarSegment({ x, y, width, height, fill, faded, hatch }: Props) {
  const [top, size] = height < 0 ? [y + height, -height] : [y, height]
  if (size === 0 || width <= 0) return null
  const box = { x, y: top, width, height: size > 3 ? size - 1 : size }
  return (
    <g opacity={faded ? 0.15 : undefined}>
      <rect {...box} fill={fill} />
      {hatch ? <rect {...box} fill={hatch} /> : null}
    </g>
  )
}
