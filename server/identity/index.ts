/** Who somebody is: accounts, sign-in, sessions, second factor, and the audit of it all. Everything the other rooms may use. */
export { openIdentity, type AccountNotice, type Identity, type IdentityOptions, type SendCode, type SendNotice } from './identity.ts'
export { deviceWords, type Origin } from './origin.ts'
export { phoneOfAccount } from './accounts.ts'
export { mobileFrom } from './phone.ts'
export { signInWithPassword, type PasswordSignIn } from './sign-in-with-password.ts'
export { requestCode, type CodePurpose, type CodeRequest, type CodeSent } from './request-code.ts'
export { signInWithCode } from './sign-in-with-code.ts'
export type { CodeAnswer } from './take-code.ts'
export { confirmSecondFactor, enrolSecondFactor, stepUp, totpCode, verifySecondFactor, type Enrolment, type FactorAnswer } from './second-factor.ts'
export { sessionOf, whyEnded, type Session, type SessionStage, type SignedIn } from './sessions.ts'
export { chooseMandate, endSession, listSessions, signOut, type MandateChoice, type SessionListed } from './own-sessions.ts'
export { actorOf, requireStepUp } from './actor.ts'
export { changePassword, type PasswordChange } from './change-password.ts'
export { resetPassword, type PasswordReset } from './reset-password.ts'
export {
  disableAccount, enableAccount, endSessionsOf, listAccounts, openAccount, resetStart, unlock, type AccountAct, type AccountListed, type NewAccount,
} from './administer-accounts.ts'
export { audit, type AuditEntry } from './audit.ts'
export { verifyAuditChain, type AuditFault, type AuditHead, type AuditVerdict } from './verify-audit-chain.ts'
export { tidyIdentity } from './tidy.ts'
export {
  demonstrationCodes, demonstrationPassword, demonstrationSecret, demonstrationUserNames, hasDemonstrationAccounts, openDemonstrationAccount,
  type DemonstrationAccount, type DemonstrationCode,
} from './demonstration.ts'
export { passwordHasher, type PasswordHasher } from './password-hasher.ts'
export { identityRoutes, originOf, type RouteOptions } from './routes.ts'
export { identityStatus } from './refusal-status.ts'
export { browserSecret, clearSessionCookie, sessionToken, setBrowserCookie, setSessionCookie, type CookieSetting } from './cookies.ts'
export { sessionChanged, signedInAs, type SignedInAs } from './session-changed.ts'
export { refuseCrossSite, refuseForgery } from './same-site.ts'
export { accountRoutes } from './account-routes.ts'
export { openFirstAccount, type FirstAccount } from './open-first-account.ts'
export { changingSession, findSession, knownSession, type KnownSession } from './known-session.ts'
