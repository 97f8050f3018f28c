// react-admin's own texts in Chinese; typed, so that a key it adds does not compile until it is said.
import type { TranslationMessages } from 'ra-core';

/** react-admin's own keys in Chinese. */
export const raChinese: TranslationMessages = {
  ra: {
    action: {
      add_filter: '加条件', add: '添加', back: '返回', bulk_actions: '已选 %{smart_count} 项', cancel: '取消',
      clear_array_input: '清空列表', clear_input_value: '清除', clone: '复制', confirm: '确认', create: '新建',
      create_item: '新建 %{item}', delete: '删除', edit: '修改', export: '导出', list: '列表', refresh: '刷新',
      remove_filter: '去掉这个条件', remove_all_filters: '去掉全部条件', remove: '移除', reset: '还原', save: '保存修改',
      search: '搜索', search_columns: '搜索列', select_all: '全选', select_all_button: '全选', select_row: '选择这一行',
      show: '查看', sort: '排序', undo: '撤销', unselect: '取消选择', expand: '展开', close: '关闭', open_menu: '打开菜单',
      close_menu: '关闭菜单', update: '修改', move_up: '上移', move_down: '下移', open: '打开', toggle_theme: '切换浅色和深色',
      select_columns: '列', update_application: '重新载入',
    },
    boolean: { true: '是', false: '否', null: ' ' },
    page: {
      create: '新建%{name}', dashboard: '首页', edit: '%{name} %{recordRepresentation}', error: '出错了', list: '%{name}',
      loading: '正在载入', not_found: '找不到', show: '%{name} %{recordRepresentation}', empty: '还没有%{name}',
      invite: '现在新建一个？', access_denied: '没有权限', authentication_error: '登录出错',
    },
    input: {
      file: { upload_several: '把文件拖到这里，或点击选择', upload_single: '把文件拖到这里，或点击选择' },
      image: { upload_several: '把图片拖到这里，或点击选择', upload_single: '把图片拖到这里，或点击选择' },
      references: {
        all_missing: '找不到所引用的记录', many_missing: '至少一条所引用的记录已不在', single_missing: '所引用的记录已不在',
      },
      password: { toggle_visible: '隐藏密码', toggle_hidden: '显示密码' },
    },
    message: {
      about: '关于', access_denied: '没有权限打开这一页', are_you_sure: '确定要这样做？',
      authentication_error: '登录服务出错，无法核对身份', auth_error: '登录凭证核对出错',
      bulk_delete_content: '删除这 %{smart_count} 条%{name}？', bulk_delete_title: '删除 %{smart_count} 条%{name}',
      bulk_update_content: '修改这 %{smart_count} 条%{name}？', bulk_update_title: '修改 %{smart_count} 条%{name}',
      clear_array_input: '清空整个列表？', delete_content: '删除这条%{name}？', delete_title: '删除%{name} %{recordRepresentation}',
      details: '详情', error: '浏览器里出错，请求没有完成', invalid_form: '有几处要改', loading: '正在载入', no: '否',
      not_found: '网址输错了，或链接已失效', select_all_limit_reached: '太多，只选了前 %{max} 项',
      unsaved_changes: '有修改没保存，放弃吗？', yes: '是', placeholder_data_warning: '网络出错，数据没有刷新',
    },
    navigation: {
      clear_filters: '去掉条件', no_filtered_results: '没有符合条件的%{name}', no_results: '没有%{name}',
      no_more_results: '没有第 %{page} 页，看上一页', page_out_of_boundaries: '没有第 %{page} 页', page_out_from_end: '已是最后一页',
      page_out_from_begin: '已是第一页', page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，共 %{total} 条',
      partial_page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，后面还有', current_page: '第 %{page} 页', page: '去第 %{page} 页',
      first: '第一页', last: '最后一页', next: '下一页', previous: '上一页', page_rows_per_page: '每页行数', skip_nav: '跳到内容',
    },
    sort: { sort_by: '按%{field_lower_first}%{order}', ASC: '升序', DESC: '降序' },
    auth: {
      auth_check_error: '先登录', user_menu: '我的', username: '工号', password: '密码', email: '邮箱', sign_in: '登录',
      sign_in_error: '名字或密码不对', logout: '退出登录',
    },
    notification: {
      updated: '已保存 |||| 已保存 %{smart_count} 条', created: '已新建', deleted: '已删除 |||| 已删除 %{smart_count} 条',
      bad_item: '记录无效', item_doesnt_exist: '找不到这条记录', http_error: '服务器没有回答', data_provider_error: '服务器的回答看不懂',
      i18n_error: '载入语言失败', canceled: '已取消', logged_out: '登录已过期，重新登录', not_authorized: '没有权限打开',
      application_update_available: '有新版本', offline: '没有网络，数据没取到',
    },
    validation: {
      required: '必填', minLength: '至少 %{min} 个字', maxLength: '最多 %{max} 个字', minValue: '至少 %{min}', maxValue: '最多 %{max}',
      number: '要填数字', email: '要填邮箱地址', oneOf: '只能是：%{options}', regex: '格式要符合：%{pattern}', unique: '不能重复',
    },
    saved_queries: {
      label: '视图', query_name: '视图名', new_label: '保存视图', new_dialog_title: '保存视图为', remove_label: '删除视图',
      remove_label_with_name: '删除视图「%{name}」', remove_dialog_title: '删除视图？', remove_message: '从我的视图里删除？',
      help: '筛选列表，把条件存成视图',
    },
    guesser: { empty: { title: '没有数据', message: '检查数据来源' } },
    configurable: {
      customize: '定制', configureMode: '定制这一页',
      inspector: { title: '检查器', content: '指向页面部件来定制', reset: '还原', hideAll: '全部隐藏', showAll: '全部显示' },
      Datagrid: { title: '表格', unlabeled: '无名列 %{column}' },
      SimpleForm: { title: '表单', unlabeled: '无名字段 %{input}' },
      SimpleList: { title: '列表', primaryText: '第一行', secondaryText: '第二行', tertiaryText: '第三行' },
    },
  },
};
