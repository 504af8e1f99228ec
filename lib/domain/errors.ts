/** A refusal that a person can act on: a sentence and a next step. Each transport maps it once. */
export abstract class AppError extends Error {
  abstract readonly code: string
  abstract readonly status: number
  constructor(message: string, readonly nextStep: string | null = null) {
    super(message)
    this.name = new.target.name
  }
}
export class NotSignedIn extends AppError {
  readonly code = 'not_signed_in'
  readonly status = 401
  constructor() { super('You are not signed in.', 'Sign in and try again.') }
}
export class NotAllowed extends AppError {
  readonly code = 'not_allowed'
  readonly status = 403
  constructor() { super('Not allowed.', 'Ask an admin of your organization.') }
}
/** Also for things of another organization: they are not admitted to exist. */
export class NotFound extends AppError {
  readonly code = 'not_found'
  readonly status = 404
  constructor(what = 'This') { super(`${what} does not exist.`, 'It may have been removed, or the link is wrong.') }
}
export class Invalid extends AppError {
  readonly code = 'invalid'
  readonly status = 400
}
export class Conflict extends AppError {
  readonly code = 'conflict'
  readonly status = 409
}
export class TooMany extends AppError {
  readonly code = 'too_many'
  readonly status = 429
}
