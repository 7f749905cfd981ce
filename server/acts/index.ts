export { perform, type Performed, type Submission } from './perform.ts'
export type { AttachFiles, Caused, Door, EnqueueEffects, KeepContact } from './door.ts'
export { contactKeeper, contactPhone, findByFollowCode } from './keep-contact.ts'
