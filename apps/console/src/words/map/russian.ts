export const mapRussian = {
  zoomIn: 'Приблизить',
  zoomOut: 'Отдалить',
  grid: 'сетка',
  broken: 'Этот браузер не рисует карты (WebGL выключен). Где кто находится, сказано словами рядом с картой.',
  roles: { protected: 'Защищаемое лицо', respondent: 'Правонарушитель' },
  ago: '{{age}} назад',
  felt: '{{name}}: как её ощущает правонарушитель',
  inclusion: '{{name}}: не покидать',
};
