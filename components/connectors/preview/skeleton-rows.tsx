import { Skeleton } from '@mantine/core'

/** Rows of the height of the real ones, so that nothing jumps when figures arrive. */
export const SkeletonRows = ({ rows, columns }: { rows: number; columns: number }) =>
  Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden>
      {Array.from({ length: columns }, (_, column) => <td key={column}><SkeletonFigure wide={column === 0} /></td>)}
    </tr>
  ))

export const SkeletonFigure = ({ wide = false }: { wide?: boolean }) => <Skeleton height={10} width={wide ? 120 : 64} display="inline-block" radius={3} />
