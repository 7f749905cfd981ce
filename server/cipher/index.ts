export { CannotOpen, openFieldCipher, type FieldCipher, type FieldPlace, type Secrets } from './field-cipher.ts'
