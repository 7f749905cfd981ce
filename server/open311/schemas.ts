/** What the routes take and answer, for `/openapi.json`. The arguments themselves are judged where they are read, in the words of the specification. */
import { Type, type TSchema } from '@sinclair/typebox'

const closed = { additionalProperties: false } as const
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = (description: string) => Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())], { description }))

const jurisdiction = { jurisdiction_id: text('6 位县级区划代码；不填是整个市。') }
const key = { api_key: text('也可以放在请求头 X-Api-Key。') }
const paging = { page: text('从 1 开始。'), per_page: text('1 到 1000，默认 1000；也可以写作 page_size。'), page_size: text('同 per_page。') }

export const ofJurisdiction = Type.Object(jurisdiction)
export const ofOne = Type.Object({ ...jurisdiction, ...key })
export const ofRequests = Type.Object({
  ...jurisdiction, ...paging, cursor: text('应答里 Link 头给的下一页。'), service_request_id: text('可以用逗号分开填多个，最多 100 个；填了就不看其他条件。'), service_code: text('可以用逗号分开填多个。'),
  start_date: text('带时区；和 end_date 最长相隔 90 天，不填是最近 90 天。'), end_date: text('带时区。'), status: text('open、closed，可以用逗号分开。'),
  updated_after: text('带时区；按最近变动查，最新的在前。'), updated_before: text('带时区。'),
})
export const ofUpdates = Type.Object({
  ...jurisdiction, ...key, ...paging, service_request_id: text('只看这些事项，最多 100 个。'), start_date: text('带时区；和 end_date 最长相隔 90 天，不填是最近 90 天。'), end_date: text('带时区。'),
  extended_statuses: text('true：用 mySociety 的细分状态。'),
})

export const requestForm = Type.Object({
  ...jurisdiction, ...key, service_code: text('必填。'), lat: text('WGS 84；和 long 一起填。'), long: text('WGS 84。'), address_string: text('从小到大写；要能认出是哪个村。'),
  address_id: text('12 位村代码或 15 位网格代码。'), description: text('说明，会按事项类型公开。'), email: text('不保存。'), device_id: text('不保存。'), account_id: text('原样答复，不保存。'), first_name: text('不保存。'), last_name: text('不保存。'),
  phone: text('大陆手机号，加密保存，只用来告知结果。'), media_url: text('只作为文字保存，平台不去取；照片请用 multipart/form-data 作为文件提交，放在最后。'),
}, { additionalProperties: Type.Union([Type.String(), Type.Array(Type.String())]), description: '服务定义里的各项写作 attribute[CODE]=值，多选写作 attribute[CODE][]=值。' })

export const updateForm = Type.Object({
  ...jurisdiction, ...key, service_request_id: text('必填。'), update_id: text('必填：对方系统给的编号；同一编号再提交一次不会重复办。'), status: text('必填：OPEN、IN_PROGRESS、FIXED、CLOSED、REOPEN 等。'), updated_datetime: text('必填，带时区。'),
  description: text('必填。'), email: text('不保存。'), phone: text('不保存。'), first_name: text('不保存。'), last_name: text('不保存。'), title: text('不保存。'), account_id: text('原样答复，不保存。'), media_url: text('只作为文字保存。'),
}, { additionalProperties: Type.Union([Type.String(), Type.Array(Type.String())]) })

const Text = Type.String()
const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$' })

export const Discovery = Type.Object({
  changeset: Moment, contact: Text, key_service: Text,
  endpoints: Type.Array(Type.Object({ specification: Text, url: Text, changeset: Moment, type: Type.Union([Type.Literal('production'), Type.Literal('test')]), formats: Type.Array(Text) }, closed)),
}, closed)
export const Services = Type.Array(Type.Object({
  service_code: Text, service_name: Text, description: orNull(Text), metadata: Type.Boolean(), type: Type.Union([Type.Literal('realtime'), Type.Literal('batch'), Type.Literal('blackbox')]), keywords: orNull(Text), group: orNull(Text),
}, closed))
export const Definition = Type.Object({
  service_code: Text,
  attributes: Type.Array(Type.Object({
    variable: Type.Boolean(), code: Text, datatype: Type.Union(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'].map((one) => Type.Literal(one))), required: Type.Boolean(),
    datatype_description: orNull(Text), order: Type.Integer({ minimum: 1 }), description: orNull(Text), values: Type.Optional(Type.Array(Type.Object({ key: Text, name: Text }, closed))),
  }, closed)),
}, closed)
export const Requests = Type.Array(Type.Object({
  service_request_id: Text, status: Type.Union([Type.Literal('open'), Type.Literal('closed')]), status_notes: orNull(Text), service_name: orNull(Text), service_code: Text, description: orNull(Text),
  agency_responsible: orNull(Text), service_notice: orNull(Text), requested_datetime: Moment, updated_datetime: Moment, expected_datetime: orNull(Moment), address: orNull(Text), address_id: orNull(Text),
  zipcode: orNull(Text), lat: orNull(Type.Number()), long: orNull(Type.Number()), media_url: orNull(Text),
}, closed))
export const Submitted = Type.Array(Type.Object({ service_request_id: Type.Optional(Text), token: Type.Optional(Text), service_notice: orNull(Text), account_id: orNull(Text) }, closed))
export const Token = Type.Array(Type.Object({ service_request_id: orNull(Text), token: Text }, closed))
export const Updates = Type.Array(Type.Object({
  update_id: Text, service_request_id: Text, status: Text, updated_datetime: Moment, description: orNull(Text), media_url: orNull(Text), external_status_code: Text,
}, closed))
export const Updated = Type.Array(Type.Object({ update_id: Text, account_id: orNull(Text) }, closed))
export const Errors = Type.Array(Type.Object({ code: Type.Integer(), description: Text }, closed))
