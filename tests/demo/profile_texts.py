"""What a profile says to people, for tests that it is whole and in one language."""

from collections.abc import Iterator

from supervisor_app.demo.plans import LivePlan, SelfServicePlan, WrittenPlan
from supervisor_app.demo.population import login_of
from supervisor_app.demo.profile import Profile, Topic


def texts_of(topic: Topic) -> list[str]:
    """Everything that is said about a topic."""
    return [topic.title, *topic.subjects, *topic.questions, *topic.solutions, *topic.complaints]


def spoken(profile: Profile) -> Iterator[str]:
    """Every text of a profile that a customer or a supervisor reads, but its own title."""
    for topic in profile.topics:
        yield from texts_of(topic)
    for channel in profile.channels:
        yield channel.title
        yield channel.subject
        yield from _of_plan(channel.plan)
    yield from (queue.title for queue in profile.queues)
    for team in profile.teams:
        yield team.title
        yield from (reason for _, _, reason in team.breaks)
    words = profile.words
    yield from (
        words.asks_back,
        words.details,
        words.no_question,
        words.handed_on,
        words.sent_on,
        words.thanks,
    )


def _of_plan(plan: LivePlan | WrittenPlan | SelfServicePlan) -> Iterator[str]:
    if isinstance(plan, WrittenPlan):
        yield plan.auto_reply
    elif isinstance(plan, SelfServicePlan):
        yield from plan.lines
    elif plan.menu is not None:
        yield plan.menu.title
        yield from plan.menu.lines


def assert_whole(profile: Profile) -> None:
    """Every topic has its texts, in matching numbers; keys name what there is; every queue has a team."""
    for topic in profile.topics:
        texts = texts_of(topic)
        assert all(text and text == text.strip() for text in texts), topic.key
        assert len(set(texts)) == len(texts), topic.key
        assert 3 <= len(topic.questions) <= 5
        assert len(topic.subjects) == len(topic.questions) == len(topic.solutions), topic.key
        assert len(topic.complaints) >= 2
        # a full stop is put behind what is offered
        assert not any(solution.endswith(".") for solution in topic.solutions), topic.key
    known = {topic.key for topic in profile.topics}
    queues = {queue.key for queue in profile.queues}
    worked = {task.queue for team in profile.teams for task in team.tasks}
    assert worked == queues
    for channel in profile.channels:
        assert set(channel.topics) <= known
        assert {channel.queue, *channel.queue_by_topic.values()} - {""} <= queues
    assert known == {topic for channel in profile.channels for topic in channel.topics}


def assert_logins(profile: Profile) -> None:
    """Every name makes an address of its own that any system takes."""
    for names in (profile.given_names, profile.family_names):
        logins = [login_of(name) for name in names]
        assert all(login.isascii() and len(login) >= 2 for login in logins)
        assert len(set(logins)) == len(logins)
