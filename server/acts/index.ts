export { perform } from './perform.ts'
export type { Performed, Submission } from './submission.ts'
export type { AttachFiles, Caused, Door, EnqueueEffects, KeepContact } from './door.ts'
export { contactKeeper, contactPhone, filedWithPhone, findByFollowCode, type Filed } from './keep-contact.ts'
