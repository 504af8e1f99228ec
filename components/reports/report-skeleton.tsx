import { Skeleton } from '@mantine/core'
import { PageHeader } from '@/components/ui/page-header'
import classes from './report-stack.module.css'

/** The sizes of what is coming, so that nothing moves when it arrives. */
export const FiguresSkeleton = () => (
  <div className={classes.stack} aria-busy="true" aria-label="Loading the report" role="status">
    <Skeleton height={170} radius={8} />
    <Skeleton height={520} radius={8} />
    <Skeleton height={360} radius={8} />
  </div>
)

export const ReportSkeleton = ({ title }: { title: string }) => (
  <>
    <PageHeader title={title} description={'\u00a0'} />
    <Skeleton height={36} mb={24} radius={6} />
    <FiguresSkeleton />
  </>
)
