/** HTTP status of the identity room's refusals, for the one place that answers problems. */
const statuses: Readonly<Record<string, number>> = {
  'sign-in-busy': 503, 'sign-in-refused': 401, 'sign-in-locked': 429, 'sign-in-paused': 429, 'code-too-often': 429, 'codes-exhausted': 429,
  'code-wrong': 401, 'second-factor-wrong': 401, 'second-factor-required': 401, 'second-factor-enrolment': 401, 'password-change-due': 403,
  'signed-out': 401, 'cross-site': 403, 'session-changed': 409, 'step-up-needed': 403, 'not-security-administrator': 403, 'mandate-not-held': 403,
  'enrolment-needs-phone': 403, 'second-factor-present': 409, 'account-exists': 409, 'session-unknown': 404, 'account-unknown': 404,
}

/** Undefined for a refusal of another room. */
export function identityStatus(code: string): number | undefined {
  return statuses[code]
}
