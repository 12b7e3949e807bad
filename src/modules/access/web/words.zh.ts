export default {
  staff: {
    title: '工作人员登录',
    login: '用户名',
    password: '密码',
    loginMissing: '请填用户名',
    passwordMissing: '请填密码',
    submit: '登录',
    forgotten: '忘了密码，请找本站负责人。',
    resident: '我是居民，去居民登录',
    demoTitle: '演示账号',
    demoText: '人和机构都是编的。点一位，直接登录。',
    demoSecret: '用户名 {{login}}，密码 {{password}}',
  },
} as const;
