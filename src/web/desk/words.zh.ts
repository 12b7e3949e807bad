export default {
  today: '今天',
  employers: '用人单位',
  data: '数据',
  supply: '供需',
  verifications: '单位核验',
  waiting: '等回复',
  policies: '政策',
  role: {
    clerk: '就业专员',
    manager: '负责人',
  },
};
