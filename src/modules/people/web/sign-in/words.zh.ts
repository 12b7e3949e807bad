export default {
  title: '登录',
  step_one: '第 {{count}} 步，共 {{of}} 步',
  step_other: '第 {{count}} 步，共 {{of}} 步',
  number: {
    question: '您的身份证号码是多少？',
    hint: '18 位，最后一位可能是 X。',
    label: '身份证号码',
  },
  phone: {
    question: '您的手机号是多少？',
    hint: '发一个验证码给您，核对是您本人。',
    label: '手机号',
  },
  code: {
    question: '短信里的验证码是多少？',
    hint: '发到了 {{phone}}，5 分钟内有效。',
    missing: '请填短信里的 6 位数字',
    again: '没收到，重发一次',
    sentAgain: '又发了一次，以新的为准',
    demo: '演示：不发短信，验证码是',
    wait: '{{count}} 秒后可以重发',
  },
  name: {
    question: '您叫什么名字？',
    hint: '第一次来，填一次就行，和身份证上一样。',
    label: '姓名',
    missing: '请填全名',
    kiosk: '这里不好打字的话，请工作人员帮您填，或用手机登录。',
  },
  area: {
    question: '您平时住在哪里？',
    hint: '选到街道、乡镇就行，选到社区更好。',
    missing: '请选到区县、街道或社区',
    finish: '好了，登录',
  },
  counter: {
    title: '网上核对不了您的身份',
    text: '登记过的手机号和这次的不一样。请带身份证到窗口，几分钟就好。',
    stations: '看附近的驿站',
    again: '重新填一次',
  },
  why: {
    title: '为什么要填这些？',
    text: '用来认出是您，存好您办到哪里。号码加密存放，谁看了全号您都能查到，不给用人单位。',
    other: '不想在网上填也行：带身份证到驿站，有人替您办。',
    stations: '看附近的驿站',
  },
  pad: {
    name: '数字键盘',
    back: '删掉一位',
  },
  demo: {
    title: '演示居民',
    agents: '演示里替单位办事的人',
    text: '人和号码都是编的。点一位，直接到验证码。',
  },
} as const;
