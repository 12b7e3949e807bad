import type { Reading, Said } from './text.ts';

// Kinds of work as a county's advertisements name them; what one line holds is one job under several names, the first is its own.
const names = `
保洁员 保洁 保洁阿姨 清洁工 清洁员 打扫卫生的 扫地的 环卫工 卫生员
保安 保安员 门卫 看门的 看大门的 秩序维护员 安保员
保姆 住家保姆 家政 家政员 家政工 家政阿姨 住家阿姨 做饭阿姨
钟点工 小时工
月嫂
育婴师 育婴员 育儿嫂
护工 陪护 养老护理员 护理员 照顾老人的 照看老人的
护士
医生 大夫
药店店员 药师 执业药师 药店营业员
厨师长 行政总厨
厨师 大厨 炒菜师傅 炒锅师傅 主厨 厨子 炒锅
面点师 面点师傅 面点工
拉面师傅 面条师傅 拉面师 拉面工
凉菜师傅 凉菜师 凉菜工
烧烤师傅 烧烤师 烤串师傅
配菜工 配菜 切配 切配工 打荷
厨房帮工 帮厨 后厨帮工 后厨 厨工 厨房杂工 后厨杂工 后厨打杂的
洗碗工 洗碗的 洗碗阿姨 刷碗的 刷碗工
传菜员 传菜 传菜生
服务员 端盘子的 饭店服务员 餐厅服务员
迎宾 迎宾员
店长
店员 看店的 看店员 店里帮忙的
导购 导购员 营业员 售货员 卖货的
收银员 收银
理货员 理货 理货工 上货员 上货的 补货员
促销员 促销
仓管员 仓管 仓库管理员 库管 库管员 仓库保管员 看仓库的
分拣员 分拣工 分拣 快递分拣员
打包员 打包工 包装工 打包的 包装员
装卸工 搬运工 装卸 装车工 卸货工 卸车工 装车的 卸货的 力工
快递员 送快递的 派件员 快递小哥
外卖员 骑手 外卖骑手 送外卖的 送餐员 外卖小哥
送货员 配送员 配送司机 送水工 送货的 送水的
司机 驾驶员 开车的 货车司机 大车司机 网约车司机 班车司机 小车司机
叉车司机 叉车工 叉车师傅 开叉车的
挖掘机司机 挖机司机 挖掘机师傅 挖机师傅 铲车司机 装载机司机
缝纫工 车工平车 平车工 缝纫 踩机子的 服装工 制衣工 裁剪工 车位工
熨烫工 整烫工 烫工
普工 操作工 车间工人 工厂工人 车间操作工 流水线工人 生产工 厂里工人
组装工 装配工 装配钳工
质检员 质检 检验员 品检员 品检
焊工 电焊工 氩弧焊工 二保焊工 焊接工
钳工
车工 数控车工 数控操作工 数控 cnc操作工
铣工
油漆工 喷漆工 漆工
打磨工 抛光工
木工
瓦工 泥瓦工 泥工 砌墙的
水电工
电工
维修工 机修工 维修员 设备维修工 修理工
汽修工 汽车修理工 汽修学徒 汽修师傅
洗车工 洗车的
空调安装工 安装工 安装师傅
小工 工地小工 杂工 工地杂工
钢筋工
架子工
采摘工 摘苹果的 摘果工 采果工 摘辣椒的 摘草莓的 采摘 摘桃的 摘菜工
种植工 大棚工 大棚工人 种大棚的 菜棚工人 大棚种植工
养殖工 饲养员 养殖员 养猪的 喂猪的 养鸡的 猪场饲养员
园林工 绿化工 园艺工 绿化养护工
农机手 拖拉机手 收割机手
文员 办公室文员 行政文员 办公文员 行政
前台 前台接待 前台文员 酒店前台
客服 客服员 电话客服 网络客服 淘宝客服 客服专员
会计
出纳
人事 人事专员
销售 销售员 业务员 销售人员 跑业务的 销售顾问
置业顾问 房产销售
电话销售 电销
美工 平面设计 设计师
运营 电商运营
主播 带货主播
剪辑 视频剪辑
老师 教师 辅导老师 作业辅导老师 托管老师 托管班老师 晚托老师
幼师 幼儿园老师 幼儿教师 幼教
保育员 保育老师 生活老师
宿管 宿舍管理员 宿管阿姨
教练 健身教练 游泳教练 驾校教练
理发师 美发师 发型师 理发师傅 剪头的
洗头工 理发学徒 美发学徒 美发助理
美容师 美容学徒
美甲师 美甲学徒
按摩师 推拿师 足疗师 技师 搓澡工 搓澡师傅
客房服务员 客房保洁 打扫房间的 客房
布草员 洗衣工 洗涤工
停车场收费员 收费员 停车收费员
抄表员
网格员
讲解员 导游
加油员 加油工
烘焙师 蛋糕师 裱花师 烘焙学徒 面包师
奶茶店员 奶茶店店员 咖啡师
切肉工 屠宰工 分割工
学徒 学徒工
助理
派单员 发传单的 传单派发员
数据录入员 录入员 打字员
手工活 手工工 做手工的
锅炉工 司炉工
裁缝 改衣服的
救生员
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Every name → what it is one of. */
export const kindsOfWork: ReadonlyMap<string, string> = new Map(
  names.flatMap((line) => line.map((name) => [name, line[0] ?? name] as const)),
);
const escaped = [...kindsOfWork.keys()].sort((a, b) => b.length - a.length).join('|');

/** Where the work is, or which kind of it, right before the name: 小区保洁, 夜班保安. */
const before =
  '(?:小区|学校|医院|酒店|宾馆|商场|超市|食堂|饭店|餐厅|面馆|面店|火锅店|早餐店|奶茶店|便利店|药店|烧烤店|快餐店|物业|工地|车间|仓库|工厂|电子厂|服装厂|食品厂|家具厂|纺织厂|办公楼|写字楼|幼儿园|养老院|敬老院|园区|公司|家庭|厂里|店里|村里|单位|网店|淘宝|饭店后厨|驾校|停车场|KTV|网吧|民宿|景区|合作社|果园|大棚|猪场|鸡场|渔场|冷库|快递|物流|外卖|长途|短途|货车|女装|童装|男装|手机|服装|水果|生鲜|蔬菜|海鲜|中餐|西餐|川菜|鲁菜|电商|房产|汽车|教育|英语|数学|语文|美术|舞蹈|音乐|小学|初中|高中|熟练)';
const pattern = new RegExp(
  `(${before}{0,2})((?:${escaped})(?:学徒工?)?)(?!证|经验|学校|学院|专业|部|公司|服务中心)`,
  'g',
);

/** What ends on a trade, named in no list: 招钣金工, 招一名调酒师. */
const unlisted =
  /(?:招聘?|诚聘|急聘|聘请?|找|雇|缺|需要?|请)\s*(?:一下|[\ue000\s]|有经验的|熟练的?|若干)*([\p{Script=Han}a-z]{1,6}(?:工人|学徒|助理|专员|主管|经理|老师|教师|司机|师傅|阿姨|工|员|师|手))(?=[\s,，。;、()\ue000]|$|在|要|月|工资|一|两|包|管|待遇)/u;

/** A kind of work, as it was said, and what it is one of. */
export interface SaidTitle extends Said<string> {
  head: string;
}

const dropped = /的$/;
/** 看大门的 is no title; its own name is. */
const titleOf = (name: string, head: string) => (dropped.test(name) ? head : name);

/** Every kind of work that is named, in the order of the text; the same kind once. */
export function readTitles(reading: Reading): SaidTitle[] {
  const found: SaidTitle[] = [];
  for (const match of [...reading.matches(pattern)]) {
    const [words, place = '', name = ''] = match;
    const head = kindsOfWork.get(name) ?? kindsOfWork.get(name.replace(/学徒工?$/, '')) ?? name;
    const value = `${dropped.test(name) ? '' : place}${titleOf(name, head)}`;
    const said = { ...reading.said(value, match.index, words.length), head };
    if (!found.some((one) => one.head === head)) found.push(said);
  }
  if (found.length === 0) {
    const match = unlisted.exec(reading.rest);
    const name = match?.[1];
    // 找王经理 calls somebody by his name.
    if (match && name !== undefined && !/的|^.(?:经理|主管|老师|师傅|阿姨)$/u.test(name)) {
      const start = match.index + match[0].indexOf(name);
      found.push({ ...reading.said(name, start, name.length, 'likely'), head: name });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
