export const mapKazakh = {
  zoomIn: 'Жақындату',
  zoomOut: 'Алыстату',
  grid: 'тор',
  broken: 'Бұл браузер карта сызбайды (WebGL өшірулі). Кімнің қайда екені карта жанында сөзбен жазылған.',
  roles: { protected: 'Қорғалатын адам', respondent: 'Құқық бұзушы' },
  ago: '{{age}} бұрын',
  felt: '{{name}}: құқық бұзушы сезетін түрі',
  inclusion: '{{name}}: шықпау керек',
};
