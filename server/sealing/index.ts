export { forgetSecrets } from './forget-secrets.ts'
export { reseal, type Resealed, type Resealing } from './reseal.ts'
export { secretsInUse } from './secrets-in-use.ts'
export { retireFormer, verifySealed, type SealedVerdict } from './verify-sealed.ts'
