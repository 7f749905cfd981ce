export {
  birthDateIn, genderIn, inventedPrefix, inventResidentNumber, isResidentNumber, maskResidentNumber, normalizeResidentNumber,
} from './resident.ts'
export { isCreditCode } from './organization.ts'
export { inventedPhonePrefix, inventPhone, isInventedPhone, isMobileNumber, maskPhone, normalizePhone } from './telephone.ts'
