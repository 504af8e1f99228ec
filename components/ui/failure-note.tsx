import { ProblemNote } from './problem-note'
import type { Failure } from './use-act'

export const FailureNote = ({ failure }: { failure: Failure | null }) =>
  failure ? <ProblemNote title={failure.message} takesFocus>{failure.nextStep ? <p>{failure.nextStep}</p> : null}</ProblemNote> : null
