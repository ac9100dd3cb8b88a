"""All tables of figures in one step, for a new database; one that took the earlier steps has them already."""

import borderops.figures.judging
import borderops.figures.replacing
import borderops.figures.same
import borderops.figures.unit_words
import borderops.figures.words
import borderops.review.parts
import borderops.review.taking_back
import borderops.review.verbs
import borderops.review.writing
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('figures', '0001_initial'),
        ('figures', '0002_initial'),
        ('figures', '0003_full_register'),
        ('figures', '0004_indicator_phrases'),
        ('figures', '0005_estimates_and_sums'),
        ('figures', '0006_what_figures_are_about'),
        ('figures', '0007_english_units'),
    ]

    initial = True

    dependencies = [
        ('districts', '0002_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, unique=True, verbose_name='key')),
                ('label_vi', models.CharField(max_length=160, verbose_name='Vietnamese name')),
                ('label_en', models.CharField(max_length=160, verbose_name='English name')),
                ('unit', models.CharField(max_length=20, verbose_name='unit')),
                ('unit_en', models.CharField(blank=True, help_text='For many of it, such as cases; empty where it is the same in English, such as km.', max_length=30, verbose_name='English unit')),
                ('display_unit', models.CharField(blank=True, max_length=20, verbose_name='unit as written')),
                ('nature', models.CharField(choices=[('flow', 'Flow'), ('stock', 'Stock'), ('cumulative', 'Cumulative'), ('target', 'Target')], max_length=10, verbose_name='nature')),
                ('sums_over_districts', models.BooleanField(default=False, verbose_name='adds up over districts')),
                ('sums_over_periods', models.BooleanField(default=False, verbose_name='adds up over periods')),
                ('comparable', models.BooleanField(default=False, verbose_name='may be compared with last year')),
                ('theme', models.CharField(max_length=20, verbose_name='theme')),
                ('place', models.PositiveSmallIntegerField(blank=True, default=0, help_text='In reports and tables, smallest first.', verbose_name='place among the indicators')),
                ('phrase', models.CharField(blank=True, help_text='In Vietnamese, with {number}, {figure} for number and unit, or {reached} for “đạt” with both.', max_length=300, verbose_name='sentence in reports')),
                ('part_of', models.ForeignKey(blank=True, help_text='The indicator that this one and its other parts together make up.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='figures.indicator', verbose_name='part of')),
                ('same_as', models.ForeignKey(blank=True, help_text='The indicator that says the same amount in another currency.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_other_money', to='figures.indicator', verbose_name='the same amount as')),
            ],
            options={
                'verbose_name': 'indicator',
                'verbose_name_plural': 'indicators',
                'ordering': ['place', 'key'],
            },
            bases=(borderops.figures.unit_words.UnitWords, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalIndicator',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=60, verbose_name='key')),
                ('label_vi', models.CharField(max_length=160, verbose_name='Vietnamese name')),
                ('label_en', models.CharField(max_length=160, verbose_name='English name')),
                ('unit', models.CharField(max_length=20, verbose_name='unit')),
                ('unit_en', models.CharField(blank=True, help_text='For many of it, such as cases; empty where it is the same in English, such as km.', max_length=30, verbose_name='English unit')),
                ('display_unit', models.CharField(blank=True, max_length=20, verbose_name='unit as written')),
                ('nature', models.CharField(choices=[('flow', 'Flow'), ('stock', 'Stock'), ('cumulative', 'Cumulative'), ('target', 'Target')], max_length=10, verbose_name='nature')),
                ('sums_over_districts', models.BooleanField(default=False, verbose_name='adds up over districts')),
                ('sums_over_periods', models.BooleanField(default=False, verbose_name='adds up over periods')),
                ('comparable', models.BooleanField(default=False, verbose_name='may be compared with last year')),
                ('theme', models.CharField(max_length=20, verbose_name='theme')),
                ('place', models.PositiveSmallIntegerField(blank=True, default=0, help_text='In reports and tables, smallest first.', verbose_name='place among the indicators')),
                ('phrase', models.CharField(blank=True, help_text='In Vietnamese, with {number}, {figure} for number and unit, or {reached} for “đạt” with both.', max_length=300, verbose_name='sentence in reports')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part_of', models.ForeignKey(blank=True, db_constraint=False, help_text='The indicator that this one and its other parts together make up.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='figures.indicator', verbose_name='part of')),
                ('same_as', models.ForeignKey(blank=True, db_constraint=False, help_text='The indicator that says the same amount in another currency.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='figures.indicator', verbose_name='the same amount as')),
            ],
            options={
                'verbose_name': 'historical indicator',
                'verbose_name_plural': 'historical indicators',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ReportedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Waiting for review'), ('returned', 'Returned'), ('accepted', 'Accepted'), ('struck', 'Not counted')], default='draft', editable=False, max_length=10, verbose_name='state')),
                ('number', models.CharField(editable=False, max_length=30, null=True, unique=True, verbose_name='number')),
                ('form_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='logged at')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='last changed')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted at')),
                ('reviewed_at', models.DateTimeField(editable=False, null=True, verbose_name='reviewed at')),
                ('review_due_at', models.DateTimeField(editable=False, null=True, verbose_name='to be reviewed by')),
                ('first_told', models.CharField(default='', editable=False, max_length=64)),
                ('value', models.DecimalField(blank=True, decimal_places=3, max_digits=24, null=True, verbose_name='value')),
                ('period', models.CharField(blank=True, max_length=30, verbose_name='period')),
                ('as_of', models.CharField(blank=True, max_length=10, verbose_name='as of')),
                ('standing', models.CharField(choices=[('final', 'Final'), ('estimate', 'Estimate'), ('derived', 'Derived'), ('target', 'Target')], default='final', max_length=10, verbose_name='standing')),
                ('qualifier', models.CharField(blank=True, max_length=20, verbose_name='qualifier')),
                ('published_text', models.CharField(blank=True, max_length=300, verbose_name='published words')),
                ('published_change', models.CharField(blank=True, max_length=100, verbose_name='published comparison')),
                ('source', models.CharField(max_length=120, verbose_name='source')),
                ('confidence', models.CharField(blank=True, choices=[('S', 'Sure'), ('L', 'Likely'), ('U', 'Unsure'), ('M', 'From memory')], default='S', max_length=1, verbose_name='how sure')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='remark')),
                ('sums_reason', models.CharField(blank=True, max_length=200, verbose_name='why the sums do not agree')),
                ('judgement', models.CharField(blank=True, editable=False, max_length=500, verbose_name='what was decided')),
                ('judged_at', models.DateTimeField(editable=False, null=True, verbose_name='decided at')),
                ('time_key', models.CharField(default='', editable=False, max_length=40)),
                ('place_key', models.CharField(default='', editable=False, max_length=200)),
                ('search_text', models.TextField(editable=False)),
                ('districts', models.ManyToManyField(blank=True, related_name='reported_figures', to='districts.district', verbose_name='districts')),
                ('entered_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='logged by')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reported', to='figures.indicator', verbose_name='indicator')),
                ('judged_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='figures.reportedfigure', verbose_name='takes the place of')),
                ('reviewed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
                ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='districts.unit', verbose_name='unit that logs')),
            ],
            options={
                'verbose_name': 'reported figure',
                'verbose_name_plural': 'reported figures',
                'permissions': [('review_reportedfigure', 'Can review reported figures')],
                'default_permissions': ('add', 'change', 'view'),
                'indexes': [models.Index(fields=['state', 'period'], name='figures_rep_state_8a93e1_idx'), models.Index(fields=['updated_at', 'id'], name='figures_rep_updated_ff2f50_idx'), models.Index(fields=['indicator', 'time_key', 'place_key'], name='figures_rep_indicat_5dedfb_idx')],
            },
            bases=(borderops.figures.words.FigureWords, borderops.figures.same.AboutTheSame, borderops.figures.replacing.Replacing, borderops.figures.judging.Judged, borderops.review.writing.Writing, borderops.review.verbs.Verbs, borderops.review.taking_back.TakenBack, borderops.review.parts.Parts, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReportedFigure',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Waiting for review'), ('returned', 'Returned'), ('accepted', 'Accepted'), ('struck', 'Not counted')], default='draft', editable=False, max_length=10, verbose_name='state')),
                ('number', models.CharField(db_index=True, editable=False, max_length=30, null=True, verbose_name='number')),
                ('form_key', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='logged at')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='last changed')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted at')),
                ('reviewed_at', models.DateTimeField(editable=False, null=True, verbose_name='reviewed at')),
                ('review_due_at', models.DateTimeField(editable=False, null=True, verbose_name='to be reviewed by')),
                ('first_told', models.CharField(default='', editable=False, max_length=64)),
                ('value', models.DecimalField(blank=True, decimal_places=3, max_digits=24, null=True, verbose_name='value')),
                ('period', models.CharField(blank=True, max_length=30, verbose_name='period')),
                ('as_of', models.CharField(blank=True, max_length=10, verbose_name='as of')),
                ('standing', models.CharField(choices=[('final', 'Final'), ('estimate', 'Estimate'), ('derived', 'Derived'), ('target', 'Target')], default='final', max_length=10, verbose_name='standing')),
                ('qualifier', models.CharField(blank=True, max_length=20, verbose_name='qualifier')),
                ('published_text', models.CharField(blank=True, max_length=300, verbose_name='published words')),
                ('published_change', models.CharField(blank=True, max_length=100, verbose_name='published comparison')),
                ('source', models.CharField(max_length=120, verbose_name='source')),
                ('confidence', models.CharField(blank=True, choices=[('S', 'Sure'), ('L', 'Likely'), ('U', 'Unsure'), ('M', 'From memory')], default='S', max_length=1, verbose_name='how sure')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='remark')),
                ('sums_reason', models.CharField(blank=True, max_length=200, verbose_name='why the sums do not agree')),
                ('judgement', models.CharField(blank=True, editable=False, max_length=500, verbose_name='what was decided')),
                ('judged_at', models.DateTimeField(editable=False, null=True, verbose_name='decided at')),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='districts.unit', verbose_name='unit that logs')),
                ('entered_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='logged by')),
                ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
                ('indicator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='figures.indicator', verbose_name='indicator')),
                ('replaces', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='figures.reportedfigure', verbose_name='takes the place of')),
                ('judged_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical reported figure',
                'verbose_name_plural': 'historical reported figures',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReportedFigure_districts',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('district', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='districts.district')),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='figures.historicalreportedfigure')),
                ('reportedfigure', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='figures.reportedfigure')),
            ],
            options={
                'verbose_name': 'HistoricalReportedFigure_districts',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
