export { CannotOpen, currentSecret, numberOf, openFieldCipher, type FieldCipher, type FieldPlace, type Secrets } from './field-cipher.ts'
export { fingerprintOf } from './fingerprint.ts'
